//! Makes one call, configured by the environment, and prints its result: the process that the TLS tests start.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), jetemail_sdk::Error> {
    match jetemail_sdk::Client::from_env()?.list_outbound_logs().send().await {
        Ok(page) => println!("{} records", page.data.len()),
        Err(error) => println!("{:?}, attempts: {}", error.kind(), error.attempts()),
    }
    Ok(())
}
