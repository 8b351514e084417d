import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";

/** Where a kind of queue or subscription says what becomes of messages that cannot be delivered. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  "eventing.knative.dev/Trigger": ["spec", "delivery", "deadLetterSink"],
  "messaging.knative.dev/Subscription": ["spec", "delivery", "deadLetterSink"],
  "sqs.services.k8s.aws/Queue": ["spec", "redrivePolicy"],
  "sns.services.k8s.aws/Subscription": ["spec", "redrivePolicy"],
  "pubsub.cnrm.cloud.google.com/PubSubSubscription": ["spec", "deadLetterPolicy"],
  "sns.aws.upbound.io/TopicSubscription": ["spec", "forProvider", "redrivePolicy"],
  "pubsub.gcp.upbound.io/Subscription": ["spec", "forProvider", "deadLetterPolicy"],
};

/** A queue for what others could not deliver, by its name or because it says which queues may hand it their messages. */
const DEAD_LETTERS = /dead-?letter|(?:^|[-_.])(?:dlq|dlx|dlt|dead)(?:$|[-_.])|dlq$/i;

/** `missing` or `set`, for queues and subscriptions whose manifest has a place for it; absent for all other objects. */
export function deadLetterOf(object: FieldReader): Value {
  const version = object.text("apiVersion") ?? "";
  const place = PLACES[`${version.slice(0, Math.max(0, version.indexOf("/")))}/${object.text("kind") ?? ""}`];
  if (place === undefined) return undefined;
  if (object.at("spec", "redriveAllowPolicy").exists || isDeadLetterQueue(object)) return undefined;
  return object.at(...place).exists ? "set" : "missing";
}

function isDeadLetterQueue(object: FieldReader): boolean {
  return [object.text("metadata", "name"), object.text("spec", "queueName")].some((name) => name !== undefined && DEAD_LETTERS.test(name));
}

/** Brokers and channels of Knative, whose own delivery counts for their triggers and subscriptions. */
export function deliveryOf(object: FieldReader, kind: string): PlainObject[] {
  if (!/^(?:eventing\.knative\.dev\/Broker|messaging\.knative\.dev\/\w*Channel)$/.test(kind)) return [];
  const { exists } = object.at("spec", "delivery", "deadLetterSink");
  const isOpen = object.value("spec", "delivery") === UNRESOLVED || object.value("spec") === UNRESOLVED;
  return [{ hasDeadLetter: isOpen ? UNRESOLVED : exists }];
}

/** The name of the broker or channel that a trigger or subscription takes its events from. */
export function sourceOf(object: FieldReader): Value {
  const kind = object.text("kind");
  if (kind === "Trigger") return object.value("spec", "broker");
  return kind === "Subscription" ? object.value("spec", "channel", "name") : undefined;
}
