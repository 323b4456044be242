//! One call with what the environment says, and what came of it: the process that the tests of TLS start.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), jetemail_sdk::Error> {
    match jetemail_sdk::Client::from_env()?.list_outbound_logs().send().await {
        Ok(page) => println!("{} records", page.data.len()),
        Err(error) => println!("{:?}, attempts: {}", error.kind(), error.attempts()),
    }
    Ok(())
}
