import { strict as assert } from "node:assert";
import { addressIn, clusterHostIn, withoutClusterDomain } from "#engine/functions/addresses.ts";

describe("addresses in settings", () => {
  function check(text: string, expected: string | undefined): void {
    it(`${text} → ${String(expected)}`, () => {
      assert.equal(addressIn(text), expected);
    });
  }

  check("10.0.0.1", "10.0.0.1");
  check("10.0.0.1:5432", "10.0.0.1");
  check(" 10.0.0.1 ", "10.0.0.1");
  check('"10.0.0.1"', "10.0.0.1");
  check("--upstream=10.0.0.1:80", "10.0.0.1");
  check("172.16.4.1:9092,172.16.4.2:9092", "172.16.4.1");
  check("127.0.0.1,10.0.0.1", "10.0.0.1");
  check("fd00::1", "fd00::1");
  check("[fd00::1]:8080", "fd00::1");
  check("http://10.0.0.1/x", "10.0.0.1");
  check("postgres://user:pw@10.0.0.1:5432/shop", "10.0.0.1");
  check("http://[fd00::1]:80/", "fd00::1");
  check("a=http://10.0.0.1;b=2", "10.0.0.1");

  check("", undefined);
  check("db", undefined);
  check("127.0.0.1:80", undefined);
  check("0.0.0.0", undefined);
  check("255.255.255.0", undefined);
  check("224.0.0.251", undefined);
  check("192.0.2.7", undefined);
  check("198.51.100.7", undefined);
  check("http://203.0.113.7/", undefined);
  check("::", undefined);
  check("::1", undefined);
  check("0:0:0:0:0:0:0:1", undefined);
  check("2001:db8::1", undefined);
  check("10.0.0.0/8", undefined);
  check("10.0.0.256", undefined);
  check("1.2.3", undefined);
  check("12:30:45", undefined);
  check("aa:bb:cc:dd:ee:ff", undefined);
  check("proxy to 10.0.0.1 please", undefined);
  check("http://10.0.0.1.example.com/", undefined);
});

describe("names with the domain of a cluster", () => {
  function check(text: string, expected: string | undefined): void {
    it(`${text} → ${String(expected)}`, () => {
      assert.equal(clusterHostIn(text), expected);
    });
  }

  check("db.shop.svc.cluster.local", "db.shop.svc.cluster.local");
  check("http://db.shop.svc.cluster.local:80/", "db.shop.svc.cluster.local");
  check("--x=pg-0.pg.shop.svc.cluster.local.", "pg-0.pg.shop.svc.cluster.local");
  check("db.shop.svc", undefined);
  check("db.svc.cluster.local.example.com", undefined);
  check("db.svc.cluster.localhost", undefined);
  check("svc.cluster.local", undefined);
  check("cluster.local/ns/shop/sa/web", undefined);
});

describe("without the domain of the cluster", () => {
  function check(text: string, expected: string): void {
    it(text, () => {
      assert.equal(withoutClusterDomain(text), expected);
    });
  }

  check("http://a.shop.svc.cluster.local:80,b.shop.svc.cluster.local.", "http://a.shop.svc:80,b.shop.svc");
  check("--x=10-0-0-1.shop.pod.cluster.local/", "--x=10-0-0-1.shop.pod/");
  check(".svc.cluster.local,svc.cluster.local,db.shop.svc.cluster.local", ".svc.cluster.local,svc.cluster.local,db.shop.svc");
  check("db.svc.cluster.local.example.com", "db.svc.cluster.local.example.com");
});
