//! Reports of a walk besides the records: parts that are not covered, counts that are cut, records that cannot be read.

use sdk_runtime::ErrorKind;
use serde_json::json;

use crate::listed::{Listed, listed, set};
use crate::walker::Kind;

impl Listed {
    /// Returns the identity of each record of the list, or the error in its place.
    async fn told(&self, kind: Kind) -> Vec<Result<String, sdk_runtime::Error>> {
        let walk = match kind {
            Kind::Stream => self.client.stream(self.id(), &self.with_needed(&[]), 1),
            Kind::Pages => self.client.pages(self.id(), &self.with_needed(&[]), 1),
        };
        let mut walk = walk.unwrap();
        let mut told = Vec::new();
        while let Some(item) = walk.next().await {
            match (item, kind) {
                (Ok(record), Kind::Stream) => told.push(Ok(record[self.identity()].as_str().unwrap().to_owned())),
                (Ok(page), Kind::Pages) => {
                    let records = page[self.named("/records").unwrap()].as_array().unwrap();
                    told.extend(records.iter().map(|record| Ok(record[self.identity()].as_str().unwrap().to_owned())));
                }
                (Err(error), _) => told.push(Err(error)),
            }
        }
        told
    }

    fn push(&self, count: usize) {
        for number in 0..count {
            self.list().push(self.plain(&format!("m{number:03}")));
        }
    }
}

fn ids(told: &[Result<String, sdk_runtime::Error>]) -> Vec<&str> {
    told.iter().filter_map(|item| item.as_deref().ok()).collect()
}

fn kinds(told: &[Result<String, sdk_runtime::Error>]) -> Vec<ErrorKind> {
    told.iter().filter_map(|item| item.as_ref().err()).map(sdk_runtime::Error::kind).collect()
}

#[tokio::test]
async fn the_end_of_a_limited_count_is_reported_as_partial() {
    let mut seen = 0;
    for listed in listed().await {
        if listed.named("/capped").is_none() {
            continue; // the service does not say so
        }
        seen += 1;
        for kind in [Kind::Stream, Kind::Pages] {
            let listed = listed.with_new_emulator().await;
            listed.push(300);
            listed.emulator.count_limit(250);
            let told = listed.told(kind).await;
            assert_eq!(ids(&told).len(), 250);
            assert_eq!(told.last().unwrap().as_ref().unwrap_err().kind(), ErrorKind::Partial);
            assert_eq!(kinds(&told).len(), 1);
        }
    }
    assert!(seen > 0, "no list says where it stops counting");
}

#[tokio::test]
async fn parts_of_the_account_that_are_not_covered_are_reported_once() {
    let mut seen = 0;
    for listed in listed().await {
        let Some(parts) = listed.behaviour().get("parts") else { continue };
        seen += 1;
        let (member, most) = (parts["member"].as_str().unwrap(), parts["most"].as_u64().unwrap());
        let limit = listed.named("/limit").unwrap().to_owned();
        for kind in [Kind::Stream, Kind::Pages] {
            let listed = listed.with_new_emulator().await;
            for number in 0..(most + 3) * 10 {
                let mut record = listed.plain(&format!("m{number:03}"));
                set(&mut record, member, json!(format!("d{}.example", number % (most + 3))));
                listed.list().push(record);
            }
            let told = listed.told(kind).await;
            assert_eq!((ids(&told).len() as u64, kinds(&told).as_slice()), (most * 10, &[ErrorKind::Partial][..]));
            assert_eq!(told[0].as_ref().unwrap_err().kind(), ErrorKind::Partial, "before the records");

            // In pages: reported once too, and once more when another part fails on the way.
            let list = listed.list();
            let asked_before = listed.emulator.requests().len();
            listed.emulator.before_each(move |before| {
                if before == asked_before + 3 {
                    list.fail_part("d0.example", "timeout");
                }
            });
            let query = listed.with_needed(&[(&limit, json!(20))]);
            let mut walk = listed.client.stream(listed.id(), &query, 1).unwrap();
            let mut errors = Vec::new();
            while let Some(item) = walk.next().await {
                errors.extend(item.err().map(|error| error.to_string()));
            }
            assert_eq!(errors.len(), 2, "{errors:?}");
            assert!(errors[1].contains("d0.example (timeout)"), "{errors:?}");
        }
    }
    assert!(seen > 0, "no list is gathered from parts");
}

#[tokio::test]
async fn both_forms_of_a_response_are_walked_alike() {
    for listed in listed().await {
        let mut forms = Vec::new();
        for wrapped in [true, false] {
            let listed = listed.with_new_emulator().await;
            listed.push(250);
            listed.emulator.wrapped(wrapped);
            for kind in [Kind::Stream, Kind::Pages] {
                let told = listed.told(kind).await;
                assert_eq!(kinds(&told), []);
                forms.push(ids(&told).into_iter().map(str::to_owned).collect::<Vec<_>>());
            }
        }
        assert_eq!(forms[0].len(), 250);
        assert!(forms.iter().all(|form| *form == forms[0]));
    }
}

#[tokio::test]
async fn a_malformed_record_is_one_error_of_a_stream_with_its_path_and_json() {
    for listed in listed().await {
        for wrapped in [true, false] {
            let listed = listed.with_new_emulator().await;
            listed.emulator.wrapped(wrapped);
            let mut malformed = listed.plain("");
            malformed[listed.identity()] = json!({ "odd": 1 });
            listed.push(5);
            listed.list().push(malformed.clone());
            for id in ["m005", "m006", "m007"] {
                listed.list().push(listed.plain(id));
            }
            let told = listed.told(Kind::Stream).await;
            assert_eq!(ids(&told), ["m007", "m006", "m005", "m004", "m003", "m002", "m001", "m000"]);
            let error = told[3].as_ref().unwrap_err();
            let records = listed.named("/records").unwrap();
            let place = format!("{records}[3].{}", listed.identity());
            let place = match listed.envelope() {
                Some(envelope) if wrapped => format!("{envelope}.{place}"),
                _ => place,
            };
            assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some(place.as_str())));
            assert_eq!(error.raw(), Some(&listed.shown(malformed)));

            let told = listed.told(Kind::Pages).await;
            assert_eq!(kinds(&told), [ErrorKind::Decode], "a page that silently lacks a record would be worse");
            let error = told[0].as_ref().unwrap_err();
            assert_eq!(error.json_path(), Some(place.as_str()));
            assert!(error.body().is_some_and(|body| body.len() > 100));
        }
    }
}
