//! `step([x0, y0, …], generations)` as JSON-RPC 2.0 over HTTP.

use std::error::Error;
use std::net::SocketAddr;

use gol4j_bench_step::advanced_flat;
use jsonrpsee::RpcModule;
use jsonrpsee::server::{Server, ServerConfig};
use jsonrpsee::types::ErrorObjectOwned;
use jsonrpsee::types::error::INTERNAL_ERROR_CODE;

use crate::{ANY_PORT, MAX_MESSAGE_BYTES};

/// Starts to serve and returns where.
pub async fn serve() -> Result<SocketAddr, Box<dyn Error>> {
    let mut module = RpcModule::new(());
    module.register_method("step", |parameters, (), _| {
        let (coordinates, generations): (Vec<i64>, u64) = parameters.parse()?;
        advanced_flat(&coordinates, generations).map_err(|error| {
            ErrorObjectOwned::owned(INTERNAL_ERROR_CODE, error.to_string(), None::<()>)
        })
    })?;
    let config = ServerConfig::builder()
        .http_only()
        .max_request_body_size(MAX_MESSAGE_BYTES)
        .max_response_body_size(MAX_MESSAGE_BYTES)
        .build();
    let server = Server::builder().set_config(config).build(ANY_PORT).await?;
    let address = server.local_addr()?;
    // Without a handle it would stop at once.
    tokio::spawn(server.start(module).stopped());
    Ok(address)
}
