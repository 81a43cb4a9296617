//! The server as a browser, and as someone up to no good, sees it.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::Server;

fn ask(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn files_inside_with_their_types_and_nothing_outside() {
    let folder = std::env::temp_dir().join(format!("hash-or-host-server-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("site/pkg")).unwrap();
    std::fs::write(folder.join("secret.txt"), "secret").unwrap();
    std::fs::write(folder.join("site/index.html"), "home").unwrap();
    std::fs::write(folder.join("site/pkg/a b.wasm"), "module").unwrap();
    std::fs::create_dir_all(folder.join("site/.git")).unwrap();
    std::fs::write(folder.join("site/.git/config"), "secret").unwrap();
    std::fs::write(folder.join("site/.env"), "secret").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("secret.txt"), folder.join("site/link.txt")).unwrap();
    let server = Server::start(&folder.join("site"), 0).unwrap();

    let home = ask(&server, "GET /?x=1");
    assert!(home.starts_with("HTTP/1.1 200") && home.ends_with("home"), "{home}");
    assert!(home.contains("Content-Type: text/html; charset=utf-8\r\n"), "{home}");
    assert!(home.contains("Cache-Control: no-store\r\n"), "{home}");
    let module = ask(&server, "GET /pkg/a%20b.wasm");
    assert!(module.contains("application/wasm\r\n") && module.ends_with("module"), "{module}");
    let head = ask(&server, "HEAD /");
    assert!(
        head.starts_with("HTTP/1.1 200")
            && head.contains("Content-Length: 4\r\n")
            && !head.contains("home"),
        "{head}"
    );

    for path in [
        "/nothing",
        "/pkg",
        "/pkg/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/link.txt",
        "//etc/passwd",
        "/.env",
        "/.git/config",
        "/%2egit/config",
        "/%00",
    ] {
        let answer = ask(&server, &format!("GET {path}"));
        assert!(
            answer.starts_with("HTTP/1.1 404")
                && !answer.contains("secret\n")
                && !answer.ends_with("secret"),
            "{path}: {answer}"
        );
    }
    assert!(ask(&server, "POST /").starts_with("HTTP/1.1 405"));
    drop(server);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn other_origins_read_only_what_is_meant_for_them() {
    let folder = std::env::temp_dir().join(format!("hash-or-host-origins-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), "home").unwrap();
    let allows = |server: &Server| {
        let answer = ask(server, "GET /");
        assert!(answer.ends_with("home"), "{answer}");
        answer.contains("Access-Control-Allow-Origin: *\r\n")
    };
    assert!(allows(&Server::start(&folder, 0).unwrap()));
    assert!(!allows(&Server::for_itself(&folder, 0).unwrap()));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn many_at_once_behind_idle_connections() {
    let folder = std::env::temp_dir().join(format!("hash-or-host-crowd-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), "home").unwrap();
    let server = Server::start(&folder, 0).unwrap();
    let idle: Vec<_> = (0..8).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    std::thread::scope(|scope| {
        let asking: Vec<_> = (0..16).map(|_| scope.spawn(|| ask(&server, "GET /"))).collect();
        for answer in asking {
            assert!(answer.join().unwrap().ends_with("home"));
        }
    });
    drop((idle, server));
    std::fs::remove_dir_all(folder).unwrap();
}
