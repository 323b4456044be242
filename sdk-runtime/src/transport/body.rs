use std::ops::Deref;

use bytes::Bytes;

/// Bytes of a response. A body that comes in one piece, as most pages do, is not copied.
#[derive(Debug, Default)]
pub struct Body {
    /// The only piece so far.
    piece: Bytes,
    /// All pieces, once there is more than one.
    joined: Vec<u8>,
}

impl Body {
    pub(crate) fn push(&mut self, piece: Bytes) {
        if self.is_empty() {
            self.piece = piece;
            return;
        }
        let joined = self.joined();
        if joined.capacity() - joined.len() < piece.len() {
            // Grows by half and not by doubling, since a body may be long.
            joined.reserve_exact(piece.len().max(joined.len() / 2));
        }
        joined.extend_from_slice(&piece);
    }

    /// Returns all pieces as one, to append to.
    pub(crate) fn joined(&mut self) -> &mut Vec<u8> {
        if self.joined.is_empty() {
            self.joined = std::mem::take(&mut self.piece).into();
        }
        &mut self.joined
    }

    /// Frees unused capacity, if it is large.
    pub(crate) fn complete(&mut self) {
        const MUCH: usize = 1024 * 1024;
        if self.joined.capacity() - self.joined.len() > MUCH {
            self.joined.shrink_to_fit();
        }
    }

    pub(crate) fn truncate(&mut self, length: usize) {
        self.piece.truncate(length);
        self.joined.truncate(length);
    }

    pub(crate) fn into_bytes(self) -> Bytes {
        if self.joined.is_empty() { self.piece } else { self.joined.into() }
    }

    pub(crate) fn into_vec(self) -> Vec<u8> {
        if self.joined.is_empty() { self.piece.into() } else { self.joined }
    }
}

impl Deref for Body {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        if self.joined.is_empty() { &self.piece } else { &self.joined }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_joined_in_their_order() {
        for pieces in [&["abcdef"][..], &["abc", "def"], &["", "ab", "", "cdef", ""], &["a", "b", "c", "def"]] {
            let body = || {
                let mut body = Body::default();
                pieces.iter().for_each(|piece| body.push(Bytes::from_static(piece.as_bytes())));
                body
            };
            assert_eq!(&*body(), b"abcdef");
            assert_eq!(body().into_vec(), b"abcdef");
            assert_eq!(body().into_bytes(), "abcdef");
            let mut short = body();
            short.truncate(2);
            assert_eq!(&*short, b"ab");
        }
    }
}
