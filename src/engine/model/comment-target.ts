import type { TargetType } from "./format.ts";
import { BOOL, closedObject, INT, STRING } from "./type.ts";

/** A comment or annotation that suppresses findings, of whatever format the file is. */
export const COMMENT_TARGET: TargetType = {
  name: "file.comment",
  title: "Suppression in a file",
  variables: {
    self: closedObject("suppression", {
      /** Absent where there is none, or a blank one. */
      reason: STRING,
      /** The last day, as written. */
      until: STRING,
      /** Days that are left; absent where there is no end, or none that can be read. */
      daysLeft: INT,
      /** What the settings say: whether a reason is required, and how many days are allowed. */
      isReasonRequired: BOOL,
      allowedDays: INT,
    }),
    /** The rules it names, separated by commas. */
    rule: STRING,
  },
};
