//! A client written by hand for these responses, which the SDK is compared with. It knows the same fields and times,
//! trusts the service to send each as documented, and has neither retries nor a rate limit.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::{Client, Url};
use serde::Deserialize;
use serde_json::{Map, Value};

/// A client of both services.
#[derive(Clone)]
pub(crate) struct ByHand {
    http: Client,
    logs: Url,
}

impl ByHand {
    pub(crate) fn new(base_url: &str, key: &str) -> Self {
        // reqwest is built without a crypto provider, so one has to be installed. The second time there is one already.
        _ = rustls::crypto::ring::default_provider().install_default();
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, HeaderValue::from_str(&format!("Bearer {key}")).unwrap());
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static("by-hand/1.0"));
        let builder = Client::builder().default_headers(headers).no_proxy();
        let builder = builder.timeout(Duration::from_secs(30)).connect_timeout(Duration::from_secs(10));
        Self { http: builder.build().unwrap(), logs: Url::parse(&format!("{base_url}/outbound/logs")).unwrap() }
    }

    pub(crate) async fn list_outbound_logs(&self, limit: u32) -> Result<OutboundPage, Box<dyn std::error::Error>> {
        let mut url = self.logs.clone();
        url.query_pairs_mut().append_pair("limit", &limit.to_string());
        let response = self.http.get(url).send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&response.bytes().await?)?)
    }
}

/// Declares structs with fields of these types, all of which may be missing.
macro_rules! structs {
    ($($name:ident { $($(#[$meta:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            #[derive(Deserialize)]
            #[serde(default)]
            #[derive(Default)]
            pub(crate) struct $name { $($(#[$meta])* pub(crate) $field: $type,)* }
        )*
    };
}

structs! {
    OutboundPage {
        success: Option<bool>,
        pagination: Option<OutboundPagination>,
        data: Vec<OutboundLog>,
    }
    OutboundPagination {
        total_count: Option<i64>,
        total_pages: Option<i64>,
        current_page: Option<i64>,
        per_page: Option<i64>,
        offset: Option<i64>,
        has_next_page: Option<bool>,
        has_previous_page: Option<bool>,
        next_offset: Option<i64>,
        previous_offset: Option<i64>,
        showing_from: Option<i64>,
        showing_to: Option<i64>,
        count_limited: Option<bool>,
        max_count_limit: Option<i64>,
    }
    OutboundLog {
        uid: String,
        id: Option<String>,
        message_id: Option<String>,
        subject: Option<String>,
        from_address: Option<String>,
        to_address: Option<String>,
        sender: Option<String>,
        receiver: Option<String>,
        user: Option<String>,
        src: Option<String>,
        originhost: Option<String>,
        transtype: Option<String>,
        #[serde(rename = "headerFrom")]
        header_from: Option<String>,
        rule_id: Option<String>,
        first_seen: Option<i64>,
        last_updated: Option<i64>,
        action_count: Option<i64>,
        final_mx: Option<String>,
        final_host: Option<String>,
        final_ip: Option<String>,
        final_protocol: Option<String>,
        final_response: Option<String>,
        bounce_reason: Option<String>,
        bounce_mx: Option<String>,
        bounce_host: Option<String>,
        delivery_attempts: Vec<DeliveryAttempt>,
        delivery_summary: Option<DeliverySummary>,
        opens: Vec<Open>,
        clicks: Vec<Click>,
        delivery_status: Option<String>,
    }
    DeliveryAttempt {
        action: Option<String>,
        receiver: Option<String>,
        mx: Option<String>,
        host: Option<String>,
        ip: Option<String>,
        response: Option<String>,
        protocol: Option<String>,
        date: Option<i64>,
        timestamp: Option<Timestamp>,
    }
    DeliverySummary {
        total_attempts: Option<i64>,
        successful_deliveries: Option<i64>,
        failed_deliveries: Option<i64>,
        unique_recipients: Option<i64>,
    }
    Open {
        date: Option<i64>,
        country: Option<String>,
        email_client: Option<String>,
    }
    Click {
        date: Option<i64>,
        country: Option<String>,
        email_client: Option<String>,
        original_url: Option<String>,
    }

    InboundPage {
        success: Option<bool>,
        data: Vec<InboundLog>,
        pagination: Option<InboundPagination>,
        domains_queried: Vec<DomainQuery>,
        total_domains: Option<i64>,
        domains_included: Option<i64>,
    }
    InboundPagination {
        total: Option<i64>,
        limit: Option<i64>,
        offset: Option<i64>,
        returned: Option<i64>,
    }
    InboundLog {
        #[serde(rename = "_domain")]
        domain: Option<String>,
        #[serde(rename = "_domain_uuid")]
        domain_uuid: Option<String>,
        #[serde(rename = "_domain_type")]
        domain_type: Option<String>,
        uid: String,
        status: Option<String>,
        from: Option<String>,
        to: Option<String>,
        subject: Option<String>,
        rejected_count: Option<i64>,
        delivery_count: Option<i64>,
        delivered_timestamp: Option<i64>,
        rejected_response: Option<String>,
        response: Option<String>,
        actions: Vec<InboundAction>,
    }
    InboundAction {
        id: Option<String>,
        logtype: Option<String>,
        response: Option<String>,
        date: Option<i64>,
        timestamp: Option<Timestamp>,
        host: Option<String>,
        ip: Option<String>,
        port: Option<i64>,
        mode: Option<String>,
        delay: Option<f64>,
        spam_score: Option<f64>,
        spam_report: Option<String>,
    }
    DomainQuery {
        domain: Option<String>,
        domain_uuid: Option<String>,
        domain_type: Option<String>,
        count: Option<i64>,
        status: Option<String>,
    }

    UnosendPage {
        data: Vec<UnosendLog>,
        pagination: Option<UnosendPagination>,
        filters: Option<UnosendFilters>,
    }
    UnosendPagination {
        total: Option<i64>,
        limit: Option<i64>,
        offset: Option<i64>,
        has_more: Option<bool>,
    }
    UnosendFilters {
        status: Option<String>,
        days: Option<i64>,
        search: Option<String>,
    }
    UnosendLog {
        id: String,
        from: Option<String>,
        to: Vec<String>,
        subject: Option<String>,
        status: Option<String>,
        created_at: Option<Timestamp>,
        sent_at: Option<Timestamp>,
        delivered_at: Option<Timestamp>,
        scheduled_for: Option<Timestamp>,
        metadata: Option<Map<String, Value>>,
        events: Vec<UnosendEvent>,
    }
    UnosendEvent {
        #[serde(rename = "type")]
        type_: Option<String>,
        created_at: Option<Timestamp>,
        metadata: Option<Map<String, Value>>,
    }
}
