//! Decompression of responses. reqwest could decompress them too, but needs five more crates.

use reqwest::header::{CONTENT_ENCODING, HeaderMap};

/// Returns the codings of a body in the order in which they were applied: the names in `Content-Encoding`.
pub(crate) fn codings(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let values = headers.get_all(CONTENT_ENCODING).into_iter();
    let names = values.flat_map(|value| value.to_str().unwrap_or("?").split(',')).map(str::trim);
    names.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity"))
}

#[cfg(feature = "gzip")]
pub(crate) use unpack::Gzip;

/// Decoder that is never made: without the feature `gzip` no compression is asked for.
#[cfg(not(feature = "gzip"))]
pub(crate) enum Gzip {}

#[cfg(not(feature = "gzip"))]
impl Gzip {
    pub(crate) fn ask_for(_: &mut HeaderMap) {}

    pub(crate) fn take_over(_: &mut HeaderMap) -> Option<Self> {
        None
    }

    pub(crate) fn unpack(&mut self, _: Option<bytes::Bytes>, _: usize, _: &mut Vec<u8>) -> std::io::Result<()> {
        match *self {}
    }
}

#[cfg(feature = "gzip")]
mod unpack {
    use std::io::{self, BufRead, Cursor, ErrorKind, Read};

    use bytes::Bytes;
    use flate2::bufread::MultiGzDecoder;
    use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderValue};

    /// Decoder that decompresses a body chunk by chunk.
    pub(crate) struct Gzip(MultiGzDecoder<Input>);

    impl Gzip {
        /// Asks for gzip, also with a client of the user's, whatever its default headers are.
        pub(crate) fn ask_for(headers: &mut HeaderMap) {
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }

        /// Returns a decoder, if these are the headers of a compressed body. Removes the
        /// headers that describe the compressed body, as reqwest does when it decompresses one.
        pub(crate) fn take_over(headers: &mut HeaderMap) -> Option<Self> {
            if !is_gzip_alone(headers) {
                return None;
            }
            headers.remove(CONTENT_ENCODING);
            headers.remove(CONTENT_LENGTH);
            Some(Self(MultiGzDecoder::new(Input::default())))
        }

        /// Appends the decompressed bytes of the next chunk, or the rest after the last
        /// chunk: up to `most` bytes, after which the caller stops.
        pub(crate) fn unpack(&mut self, chunk: Option<Bytes>, most: usize, into: &mut Vec<u8>) -> io::Result<()> {
            let input = self.0.get_mut();
            input.is_complete = chunk.is_none();
            input.chunk = Cursor::new(chunk.unwrap_or_default());
            if input.is_complete && !input.has_begun {
                return Ok(()); // there is no body, whatever the headers say
            }
            let most = u64::try_from(most).unwrap_or(u64::MAX);
            match self.0.by_ref().take(most).read_to_end(into) {
                Err(error) if error.kind() != ErrorKind::WouldBlock => Err(error),
                _ => Ok(()),
            }
        }
    }

    fn is_gzip_alone(headers: &HeaderMap) -> bool {
        let mut codings = super::codings(headers);
        let is_gzip = |coding: &str| coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip");
        codings.next().is_some_and(is_gzip) && codings.next().is_none()
    }

    /// The bytes that have come so far. Reading past them is `WouldBlock` until the body is complete.
    #[derive(Default)]
    struct Input {
        chunk: Cursor<Bytes>,
        has_begun: bool,
        is_complete: bool,
    }

    impl BufRead for Input {
        fn fill_buf(&mut self) -> io::Result<&[u8]> {
            match self.chunk.fill_buf()? {
                [] if !self.is_complete => Err(ErrorKind::WouldBlock.into()),
                rest => Ok(rest),
            }
        }

        fn consume(&mut self, length: usize) {
            self.has_begun |= length > 0;
            self.chunk.consume(length);
        }
    }

    impl Read for Input {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.fill_buf()?.read(buffer)?;
            self.consume(length);
            Ok(length)
        }
    }

    #[cfg(test)]
    mod tests {
        use std::io::Write;

        use flate2::Compression;
        use flate2::write::GzEncoder;

        use super::*;

        fn packed(text: &str) -> Vec<u8> {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(text.as_bytes()).unwrap();
            encoder.finish().unwrap()
        }

        fn unpacked(pieces: &[&[u8]]) -> (String, io::Result<()>) {
            let mut headers = HeaderMap::from_iter([(CONTENT_ENCODING, "gzip".parse().unwrap())]);
            let mut gzip = Gzip::take_over(&mut headers).unwrap();
            let mut body = Vec::new();
            let chunks = pieces.iter().map(|piece| Some(Bytes::copy_from_slice(piece)));
            let result = chunks.chain([None]).try_for_each(|chunk| gzip.unpack(chunk, usize::MAX, &mut body));
            (String::from_utf8(body).unwrap(), result)
        }

        #[test]
        fn a_body_may_be_cut_into_chunks_anywhere() {
            let text = "0123456789 ".repeat(10_000);
            let body = [packed(&text), packed("and more")].concat();
            for cut in 0..=body.len() {
                let (first, second) = body.split_at(cut);
                let (unpacked, result) = unpacked(&[first, second]);
                result.unwrap();
                assert_eq!(unpacked.len(), text.len() + "and more".len());
            }
            let (unpacked, result) = unpacked(&body.chunks(1).collect::<Vec<_>>());
            result.unwrap();
            assert_eq!(unpacked, text + "and more");
        }

        #[test]
        fn a_body_that_ends_early_is_told_from_a_damaged_one() {
            let body = packed("0123456789");
            for length in 1..body.len() {
                assert_eq!(unpacked(&[&body[..length]]).1.unwrap_err().kind(), ErrorKind::UnexpectedEof, "{length}");
            }
            for changed in (body.len() - 8)..body.len() {
                let mut body = body.clone();
                body[changed] ^= 1;
                let (unpacked, result) = unpacked(&[&body]);
                assert_eq!(unpacked, "0123456789");
                assert_eq!(result.unwrap_err().kind(), ErrorKind::InvalidInput, "{changed}");
            }
        }

        #[test]
        fn the_headers_become_those_of_the_unpacked_body() {
            let ours = ["gzip", "X-GZip", "identity, gzip", "gzip,"].map(|coding| (coding, true));
            let others =
                ["br", "deflate", "zstd", "gzip, br", "gzip, gzip", "identity", ""].map(|coding| (coding, false));
            for (coding, is_ours) in ours.into_iter().chain(others) {
                let mut headers = HeaderMap::from_iter([
                    (CONTENT_ENCODING, coding.parse().unwrap()),
                    (CONTENT_LENGTH, "9".parse().unwrap()),
                ]);
                assert_eq!(Gzip::take_over(&mut headers).is_some(), is_ours, "{coding}");
                assert_eq!(headers.is_empty(), is_ours, "{coding}");
            }
            assert!(Gzip::take_over(&mut HeaderMap::new()).is_none());
            let mut twice = HeaderMap::new();
            for coding in ["gzip", "br"] {
                twice.append(CONTENT_ENCODING, coding.parse().unwrap());
            }
            assert!(Gzip::take_over(&mut twice).is_none());
            assert_eq!(super::super::codings(&twice).collect::<Vec<_>>(), ["gzip", "br"]);
        }
    }
}
