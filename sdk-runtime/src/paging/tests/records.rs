//! The records and errors that the caller gets from a page.

use super::simulator::Simulator;
use crate::ErrorKind;

fn damaged() -> Simulator {
    let world = Simulator::new(250);
    world.world().rows[30].raw = Some(r#"{"uid":"219","version":"maria@client.example"}"#.to_owned());
    world.world().rows[98].raw = Some(r#"{"version":3}"#.to_owned());
    world.world().rows[99].raw = Some("null".to_owned());
    world.world().rows[140].raw = Some("[1]".to_owned());
    world
}

#[tokio::test(start_paused = true)]
async fn a_malformed_record_costs_one_item() {
    let mut records = damaged().records(100);
    let mut good = Vec::new();
    let mut bad = Vec::new();
    while let Some(item) = records.next().await {
        match item {
            Ok(log) => good.push(log.uid.parse::<u64>().unwrap()),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Decode);
                assert!(!error.to_string().contains("maria"), "{error}");
                bad.push((error.json_path().unwrap().to_owned(), error.raw().unwrap().to_string()));
            }
        }
    }
    assert_eq!(good.len(), 246);
    assert!(good.is_sorted_by(|a, b| a > b));
    let bad: Vec<_> = bad.iter().map(|(path, raw)| (path.as_str(), raw.as_str())).collect();
    assert_eq!(bad[0], ("data[30].version", r#"{"uid":"219","version":"maria@client.example"}"#));
    assert_eq!(bad[1], ("data[98].uid", r#"{"version":3}"#));
    assert_eq!(bad[2], ("data[99]", "null"));
    assert_eq!((bad[3].1, bad.len()), ("[1]", 4));
}

#[tokio::test(start_paused = true)]
async fn a_page_with_a_malformed_record_is_an_error_with_path_and_body() {
    let mut pages = damaged().pages(100);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.json_path(), Some("data[30].version"));
    assert!(String::from_utf8_lossy(error.body().unwrap()).contains("maria@client.example"));
    let mut counts = Vec::new();
    while let Some(page) = pages.next().await {
        counts.push(page.map(|page| page.data.len()).map_err(|error| error.json_path().unwrap().to_owned()));
    }
    // The second page overlaps by the three records that end the first one; the path counts them too.
    assert_eq!(counts, [Err("data[43]".to_owned()), Ok(53)]);
}

#[tokio::test(start_paused = true)]
async fn a_page_has_the_records_that_were_on_none_before() {
    let world = Simulator::new(250);
    let mut pages = world.pages(100);
    let mut counts = Vec::new();
    while let Some(page) = pages.next().await {
        counts.push(page.unwrap().data.len());
    }
    assert_eq!(counts, [100, 99, 51]);
    assert_eq!(pages.total(), Some(250));
}

#[tokio::test(start_paused = true)]
async fn an_empty_list_has_one_empty_page_and_no_record() {
    let world = Simulator::new(0);
    let mut pages = world.pages(100);
    assert_eq!(pages.total(), None);
    assert!(pages.next().await.unwrap().unwrap().data.is_empty());
    assert_eq!(pages.total(), Some(0));
    assert!(pages.next().await.is_none());
    assert!(world.records(100).next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_list_without_any_identity_is_read_to_its_end() {
    let world = Simulator::new(30);
    for (index, row) in world.world().rows.iter_mut().enumerate() {
        row.raw = Some(format!(r#"{{"id":{index}}}"#));
    }
    let mut records = world.records(10);
    let mut errors = 0;
    while let Some(item) = records.next().await {
        assert_eq!(item.unwrap_err().kind(), ErrorKind::Decode);
        errors += 1;
    }
    assert_eq!(errors, 30);
}

#[tokio::test(start_paused = true)]
async fn a_walk_goes_on_after_each_of_its_items() {
    for stop in 0..60 {
        let world = Simulator::new(60);
        let mut seen = Vec::new();
        let mut records = world.records(10);
        for _ in 0..stop {
            seen.push(records.next().await.unwrap().unwrap().uid);
        }
        let mut records = world.records(10).resume(records.resume_from());
        while let Some(record) = records.next().await {
            seen.push(record.unwrap().uid);
        }
        assert_eq!(seen, (0..60).rev().map(|id: u64| id.to_string()).collect::<Vec<_>>());
    }
}
