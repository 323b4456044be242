//! Damaged bodies, and random bytes.

use proptest::{prelude::*, sample::Index};

/// Pieces that change the meaning of their neighbours.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b",",
    b":",
    b"\\",
    b"null",
    b"false",
    b"\"success\":false,",
    b"-",
    b"1e999",
    b"\xff",
    b"\xed\xa0\x80",
    b"\\ud800",
    b"\0",
    b"\xef\xbb\xbf",
    b"<html>",
    b"[[[[[[[[",
    b"{\"data\":",
    b"@client.example",
    b"99999999999999999999",
    b"0.1e-400",
];

/// A single damage.
#[derive(Clone, Debug)]
enum Damage {
    Flip(Index, u8),
    CutOff(Index),
    Drop(Index, Index),
    Repeat(Index, Index),
    Swap(Index, Index, Index),
    Put(Index, Index),
}

/// The bytes of a body, shown as text where they are text.
#[derive(Clone)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

/// Returns a body of `whole` with some damages.
pub(crate) fn damaged(whole: impl Strategy<Value = Bytes>) -> impl Strategy<Value = Bytes> {
    let one = prop_oneof![
        3 => (any::<Index>(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        1 => any::<Index>().prop_map(Damage::CutOff),
        1 => any::<(Index, Index)>().prop_map(|(from, to)| Damage::Drop(from, to)),
        1 => any::<(Index, Index)>().prop_map(|(from, to)| Damage::Repeat(from, to)),
        1 => any::<(Index, Index, Index)>().prop_map(|(first, middle, last)| Damage::Swap(first, middle, last)),
        3 => any::<(Index, Index)>().prop_map(|(at, piece)| Damage::Put(at, piece)),
    ];
    (whole, prop::collection::vec(one, 1..5)).prop_map(|(Bytes(mut body), damages)| {
        for damage in &damages {
            apply(damage, &mut body);
        }
        Bytes(body)
    })
}

/// Returns random bytes, and random tokens of JSON.
pub(crate) fn bytes() -> impl Strategy<Value = Bytes> {
    let pieces = prop::sample::select(PIECES.to_vec());
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat()),
    ]
    .prop_map(Bytes)
}

fn apply(damage: &Damage, body: &mut Vec<u8>) {
    let place = |index: &Index| index.index(body.len() + 1);
    let range = |from: &Index, to: &Index| {
        let (from, to) = (place(from), place(to));
        from.min(to)..from.max(to)
    };
    match damage {
        Damage::Flip(at, bit) => {
            let at = place(at);
            if let Some(byte) = body.get_mut(at) {
                *byte ^= 1 << bit;
            }
        }
        Damage::CutOff(at) => body.truncate(place(at)),
        Damage::Drop(from, to) => drop(body.drain(range(from, to))),
        Damage::Repeat(from, to) => {
            let range = range(from, to);
            let (end, piece) = (range.end, body[range].to_vec());
            drop(body.splice(end..end, piece));
        }
        Damage::Swap(first, middle, last) => {
            let mut places = [place(first), place(middle), place(last)];
            places.sort_unstable();
            let [first, middle, last] = places;
            body[first..last].rotate_left(middle - first);
        }
        Damage::Put(at, piece) => {
            let at = place(at);
            drop(body.splice(at..at, piece.get(PIECES).iter().copied()));
        }
    }
}
