import { strict as assert } from "node:assert";
import { providerIdIn } from "#engine/functions/provider-ids.ts";

describe("literals of a provider", () => {
  function check(text: string, expected: string | undefined): void {
    it(`${text} → ${String(expected)}`, () => {
      assert.equal(providerIdIn(text), expected);
    });
  }

  check("arn:aws:iam::482913375620:role/web", "arn:aws:iam::482913375620:role/web");
  check("x=arn:aws-cn:sns:cn-north-1:482913375620:topic,y", "arn:aws-cn:sns:cn-north-1:482913375620:topic");
  check("482913375620.dkr.ecr.eu-central-1.amazonaws.com/web:1", "482913375620.dkr.ecr.eu-central-1.amazonaws.com");
  check("https://sqs.eu-central-1.amazonaws.com/482913375620/orders", "sqs.eu-central-1.amazonaws.com/482913375620/orders");
  check("shop.c9akciq32rtv.eu-central-1.rds.amazonaws.com:5432", "shop.c9akciq32rtv.eu-central-1.rds.amazonaws.com");
  check("/subscriptions/7f0c2b1e-52d4-4c3e-9f6a-1b2c3d4e5f60/resourceGroups/x", "/subscriptions/7f0c2b1e-52d4-4c3e-9f6a-1b2c3d4e5f60");
  check("web@shop-prod-1.iam.gserviceaccount.com", "web@shop-prod-1.iam.gserviceaccount.com");
  check("projects/shop-prod-1/secrets/key", "projects/shop-prod-1/secrets");
  check("https://shopprod.vault.azure.net/", "shopprod.vault.azure.net");
  check("shopprod.azurecr.io/web:1", "shopprod.azurecr.io");

  check("", undefined);
  check("arn:aws:iam::123456789012:role/web", undefined);
  check("arn:aws:iam::111122223333:role/web", undefined);
  check("arn:aws:iam::000000000000:role/web", undefined);
  check("arn:aws:iam::aws:policy/ReadOnlyAccess", undefined);
  check("arn:aws:s3:::bucket", undefined);
  check("arn:aws:iam::${ACCOUNT}:role/web", undefined);
  check("sts.eu-central-1.amazonaws.com", undefined);
  check("/subscriptions/00000000-0000-0000-0000-000000000000/x", undefined);
  check("projects/my-project/topics/x", undefined);
  check("projects/web/src", undefined);
  check("mcr.microsoft.com/dotnet/aspnet", undefined);
});
