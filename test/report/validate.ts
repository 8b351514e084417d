import { Ajv } from "ajv";

/** Strings that schemas ask to be of a form. */
const FORMATS = {
  uri: (text: string): boolean => URL.canParse(text),
  "uri-reference": (text: string): boolean => !/[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})/.test(text) && URL.canParse(text, "https://root.example/"),
  "date-time": (text: string): boolean => !Number.isNaN(Date.parse(text)),
};

/** Tells what is wrong with a value by a JSON Schema, whose patterns are of the older or the newer form; nothing for a valid one. */
export function validatorOf(schema: object, patterns: "plain" | "unicode" = "plain"): (value: unknown) => string {
  const validate = new Ajv({ allErrors: true, strict: false, unicodeRegExp: patterns === "unicode", formats: FORMATS }).compile(schema);
  return (value) => (validate(value) ? "" : JSON.stringify(validate.errors, null, 1));
}
