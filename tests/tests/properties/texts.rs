//! Texts that are not valid Unicode, inside a response.

use proptest::{prelude::*, sample::Index};

use crate::damage::Bytes;

/// Damages, and the texts that are read in their place.
const DAMAGES: &[(&[u8], &str)] = &[
    (b"\\ud83d", "\u{fffd}"),
    (b"\\uDC4D", "\u{fffd}"),
    (b"\\ud83d\\ud83d\\ude00", "\u{fffd}\u{1f600}"),
    (b"\\ud800\\u0041", "\u{fffd}A"),
    (b"\xe9", "\u{fffd}"),
    (b"\xff\xff", "\u{fffd}\u{fffd}"),
    (b"\xe2\x82", "\u{fffd}"),
    (b"\x01", "\u{fffd}"),
    (b"\n\t", "\u{fffd}\u{fffd}"),
    (b"\\q", "\u{fffd}q"),
];

/// A body with texts that are not valid Unicode, and the body that it must be read as.
#[derive(Clone, Debug)]
pub(crate) struct Unclean {
    pub(crate) sent: Bytes,
    pub(crate) clean: Bytes,
}

/// Returns bodies whose texts, names of members included, are damaged anywhere.
pub(crate) fn unclean(whole: impl Strategy<Value = Bytes>) -> impl Strategy<Value = Unclean> {
    (whole, prop::collection::vec(any::<(Index, Index)>(), 1..4)).prop_map(|(Bytes(body), damages)| {
        let places = places(&body);
        let mut damages: Vec<_> = match places.is_empty() {
            true => Vec::new(),
            false => damages.iter().map(|(at, damage)| (*at.get(&places), damage.get(DAMAGES))).collect(),
        };
        damages.sort_by_key(|(at, _)| *at);
        let (mut sent, mut clean, mut from) = (Vec::new(), Vec::new(), 0);
        for (at, (bad, good)) in damages {
            for (text, piece) in [(&mut sent, *bad), (&mut clean, good.as_bytes())] {
                text.extend_from_slice(&body[from..at]);
                text.extend_from_slice(piece);
            }
            from = at;
        }
        sent.extend_from_slice(&body[from..]);
        clean.extend_from_slice(&body[from..]);
        Unclean { sent: Bytes(sent), clean: Bytes(clean) }
    })
}

/// Returns the positions at which a text can be damaged, between two of its characters.
fn places(body: &[u8]) -> Vec<usize> {
    let (mut places, mut in_text, mut at) = (Vec::new(), false, 0);
    while let Some(byte) = body.get(at) {
        if in_text && !(0x80..0xc0).contains(byte) {
            places.push(at);
        }
        in_text ^= *byte == b'"';
        at += match body.get(at..) {
            Some([b'\\', b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B', ..]) if in_text => 12,
            Some([b'\\', b'u', ..]) if in_text => 6,
            Some([b'\\', ..]) if in_text => 2,
            _ => 1,
        };
    }
    places
}

#[test]
fn a_place_is_inside_a_text_and_not_inside_an_escape() {
    assert_eq!(places("{\"ü\\n\\u0041\\ud83d\\ude00\":1}".as_bytes()), [2, 4, 6, 12, 24]);
}
