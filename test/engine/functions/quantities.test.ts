import { strict as assert } from "node:assert";
import { parseByteSize, parseQuantity } from "#engine/functions/quantities.ts";

describe("Kubernetes quantities", () => {
  function check(text: string, expected: number | undefined): void {
    it(`${text}: ${String(expected)}`, () => {
      assert.equal(parseQuantity(text), expected);
    });
  }

  check("1", 1);
  check("0", 0);
  check("500m", 0.5);
  check("100m", 0.1);
  check("1500m", 1.5);
  check("250u", 0.00025);
  check("5n", 5e-9);
  check("0.5", 0.5);
  check(".5", 0.5);
  check("1.", 1);
  check("+1", 1);
  check("-1Ki", -1024);
  check("1k", 1000);
  check("128Mi", 134217728);
  check("1.5Gi", 1610612736);
  check("1M", 1e6);
  check("2G", 2e9);
  check("1Ti", 2 ** 40);
  check("1E", 1e18);
  check("1e3", 1000);
  check("1E3", 1000);
  check("12e-2", 0.12);
  check("1K", undefined);
  check("1mi", undefined);
  check("1 Gi", undefined);
  check("Gi", undefined);
  check("", undefined);
  check("1e", undefined);
  check("0x10", undefined);
  check("1GB", undefined);
  check("1.2.3", undefined);
});

describe("sizes as Docker writes them", () => {
  function check(text: string, expected: number | undefined): void {
    it(`${text}: ${String(expected)}`, () => {
      assert.equal(parseByteSize(text), expected);
    });
  }

  check("512", 512);
  check("512b", 512);
  check("1k", 1024);
  check("64KB", 65536);
  check("1.5g", 1610612736);
  check("2GiB", 2147483648);
  check("1ib", undefined);
  check("50m", 52428800);
  check("m", undefined);
  check("1x", undefined);
});
