//! The service of `life.proto`.

use std::error::Error;
use std::net::SocketAddr;

use gol4j_bench_step::advanced_flat;
use tokio::net::TcpListener;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::transport::Server;
use tonic::{Request, Response, Status, async_trait};

use crate::{ANY_PORT, MAX_MESSAGE_BYTES};
use generated::life_server::{Life, LifeServer};
use generated::{StepReply, StepRequest};

#[expect(unused_qualifications, reason = "generated")]
mod generated {
    tonic::include_proto!("gol4j.bench");
}

struct Engine;

#[async_trait]
impl Life for Engine {
    async fn step(&self, request: Request<StepRequest>) -> Result<Response<StepReply>, Status> {
        let StepRequest {
            coordinates,
            generations,
        } = request.into_inner();
        let coordinates = advanced_flat(&coordinates, generations)
            .map_err(|error| Status::internal(error.to_string()))?;
        Ok(Response::new(StepReply { coordinates }))
    }
}

/// Starts to serve and returns where.
pub async fn serve() -> Result<SocketAddr, Box<dyn Error>> {
    let listener = TcpListener::bind(ANY_PORT).await?;
    let address = listener.local_addr()?;
    let connections = TcpListenerStream::new(listener).map(|connection| {
        // Without it each answer waits for Nagle's algorithm.
        connection.and_then(|stream| stream.set_nodelay(true).map(|()| stream))
    });
    let service = LifeServer::new(Engine)
        .max_decoding_message_size(MAX_MESSAGE_BYTES as usize)
        .max_encoding_message_size(MAX_MESSAGE_BYTES as usize);
    tokio::spawn(
        Server::builder()
            .add_service(service)
            .serve_with_incoming(connections),
    );
    Ok(address)
}
