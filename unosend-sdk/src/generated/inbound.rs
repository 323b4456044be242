// Made from spec/unosend.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct DownloadInboundAttachment = download_inbound_attachment(GET "/inbound/{id}/attachments/{attachmentId}") -> bytes;
        required ["id"], ["attachmentId"];
        path {
            id = "id": text,
            attachment_id = "attachmentId": text,
        }
        arguments {
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
    }
}
