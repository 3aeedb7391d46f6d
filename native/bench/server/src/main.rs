//! The engine behind JSON-RPC 2.0 over HTTP and behind gRPC, for the transport benchmarks.
//!
//! Listens on loopback only, at ports that the system chooses, and prints them on one line:
//! `json-rpc PORT grpc PORT`. Stops when its standard input ends, which it does when the
//! benchmark ends in whatever way, and at the latest after ten minutes.

mod grpc;
mod json_rpc;

use std::error::Error;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::AsyncReadExt;

/// A port of loopback that the system chooses.
const ANY_PORT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// No benchmark lasts as long.
const LONGEST: Duration = Duration::from_secs(600);

/// The longest message in either direction: enough for a million cells as JSON.
const MAX_MESSAGE_BYTES: u32 = 64 << 20;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let json_rpc = json_rpc::serve().await?;
    let grpc = grpc::serve().await?;
    println!("json-rpc {} grpc {}", json_rpc.port(), grpc.port());

    let mut input = tokio::io::stdin();
    let mut ignored = [0; 256];
    let end_of_input = async { while matches!(input.read(&mut ignored).await, Ok(1..)) {} };
    if tokio::time::timeout(LONGEST, end_of_input).await.is_err() {
        eprintln!("gol4j-bench-server: nobody stopped it for {LONGEST:?}, so it stops by itself");
    }
    // A read of standard input that is under way must not keep the process.
    std::process::exit(0);
}
