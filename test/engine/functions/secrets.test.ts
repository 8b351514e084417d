import { strict as assert } from "node:assert";
import { isSecretLike } from "#engine/functions/secrets.ts";

// Put together here, so that no scanner takes the test itself for a leak.
const AWS_KEY = ["AKIA", "QWERTYUIOPASDFGH"].join("");
const GITHUB_TOKEN = `ghp_${"aB3".repeat(12)}`;
const TOKEN = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", "dozjgNryP4J3jVmNHl0w"].join(".");

describe("literals that look like credentials", () => {
  function check(name: string, value: string, expected: boolean): void {
    it(`${name}=${value.slice(0, 40)}`, () => {
      assert.equal(isSecretLike(name, value), expected);
    });
  }

  // The name says so.
  check("PASSWORD", "hunter2", true);
  check("DB_PASSWORD", "s3cr3t!", true);
  check("MYSQL_ROOT_PASSWORD", "root", true);
  check("mysqlpassword", "hunter2", true);
  check("dbPassword", "hunter2", true);
  check("DB_PASS", "hunter2", true);
  check("DB_PWD", "hunter2", true);
  check("API_KEY", "abc-123-def", true);
  check("apiKey", "abc-123-def", true);
  check("SECRET_KEY_BASE", "a8f5f167f44f4964e6c998dee827110c", true);
  check("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYzzzzzzz", true);
  check("GITHUB_TOKEN", "abcdef", true);
  check("auth.token", "abcdef", true);
  check("PRIVATE_KEY", "MIIEvQIBADANBg", true);
  check("REGISTRY_CREDENTIALS", "user:pass", true);
  check("CONNECTION_STRING", "Server=db;User Id=sa;Password=hunter2;", true);
  check("CONNECTION_STRING", "Server=db;Integrated Security=true;", false);

  // The name is about something else.
  check("USERNAME", "admin", false);
  check("LOG_LEVEL", "debug", false);
  check("PASSWORD_FILE", "secret.txt", false);
  check("TOKEN_URL", "auth", false);
  check("SECRET_NAME", "db-credentials", false);
  check("PASSWORD_MIN_LENGTH", "twelve", false);
  check("TOKEN_TTL", "1h", false);
  check("PASSENGER_APP", "web", false);
  check("COMPASS", "north", false);
  check("KEYBOARD", "us", false);
  check("PUBLIC_KEY", "abcdef", false);
  check("AUTHOR", "me", false);
  check("TOKENIZER", "bert", false);

  // The value is no credential.
  check("PASSWORD", "", false);
  check("PASSWORD", "  ", false);
  check("PASSWORD", "$(DB_PASSWORD)", false);
  check("PASSWORD", "${DB_PASSWORD}", false);
  check("PASSWORD", "$DB_PASSWORD", false);
  check("PASSWORD", "{{ .Values.password }}", false);
  check("PASSWORD", "<password>", false);
  check("PASSWORD", "%PASSWORD%", false);
  check("PASSWORD", "/run/secrets/db", false);
  check("PASSWORD", "./secret.txt", false);
  check("PASSWORD", "C:\\secrets\\db", false);
  check("PASSWORD", "true", false);
  check("PASSWORD", "123456", false);
  check("TOKEN", "15m", false);
  check("PASSWORD", "changeme", false);
  check("PASSWORD", "ChangeMe123", false);
  check("PASSWORD", "change-this", false);
  check("PASSWORD", "example", false);
  check("PASSWORD", "your-password", false);
  check("PASSWORD", "xxxxxxxx", false);
  check("PASSWORD", "********", false);
  check("PASSWORD", "REPLACE_ME", false);
  check("API_KEY", "MY_API_KEY_VAL", false);
  check("API_KEY", "MY_KEY_1", true);
  check("TOKEN", "https://auth.internal/token", false);
  check("SECRET", "arn:aws:secretsmanager:eu-west-1:1:secret:db", false);
  check("SECRET", "vault:kv/data/db#password", false);

  // The value says so, whatever the name.
  check("SETTING", AWS_KEY, true);
  check("SETTING", GITHUB_TOKEN, true);
  check("SETTING", TOKEN, true);
  check("SETTING", "-----BEGIN RSA PRIVATE KEY-----\nMII", true);
  check("SETTING", "-----BEGIN PUBLIC KEY-----\nMII", false);
  check("DATABASE_URL", "postgres://app:hunter2@db:5432/app", true);
  check("DATABASE_URL", "postgres://app@db:5432/app", false);
  check("DATABASE_URL", "postgres://app:$(PW)@db/app", false);
  check("DATABASE_URL", "postgres://app:changeme@db/app", false);
  check("URL", "https://host/path?x=a:b@c", false);
  check("SETTING", `AccountKey=${"a".repeat(40)}==`, true);
  check("SETTING", "hello", false);
});
