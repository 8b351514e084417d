import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { copyFields } from "./copy.ts";
import { copySource } from "./copy-source.ts";
import { execForm } from "./exec-form.ts";
import { resolved } from "./expand.ts";
import { imageObject } from "./image.ts";
import { maintainerLabel } from "./maintainer.ts";
import { copiedSecrets, pairSecrets } from "./secret-words.ts";
import type { FileState, InstructionState } from "./stages.ts";
import { pairSwitches } from "./switches.ts";
import { workdirFields } from "./workdir.ts";

/** What an instruction is read with besides its own text. */
export interface InstructionContext {
  readonly escape: string;
  readonly isOnbuild: boolean;
  /** Whether the same stage has the same instruction again later. */
  readonly isOverridden: boolean;
  readonly stage: PlainObject | undefined;
  readonly file: FileState;
  /** Source of the file. */
  readonly text: string;
  /** What the commands of a RUN do together. */
  readonly run: PlainObject | undefined;
  /** How many RUNs follow each other from this one on; 0 where it is not the first of them. */
  readonly runSeries: number;
}

/** An instruction as rules see it; the type is `docker.instruction`. */
export function instructionObject(state: InstructionState, context: InstructionContext): PlainObject {
  const { instruction, pairs } = state;
  return {
    keyword: instruction.keyword,
    arguments: state.arguments.map(resolved),
    words: instruction.arguments.map(({ text }) => text),
    flags: flagsOf(state),
    pairs: pairs.map(({ name, value }) => ({ name: resolved(name), value: value === null ? undefined : resolved(value) })),
    isExec: instruction.exec,
    isOnbuild: context.isOnbuild,
    isOverridden: context.isOverridden,
    heredocs: instruction.heredocs.length,
    stage: context.stage,
    runSeries: context.runSeries,
    run: context.run,
    ...fieldsOfKeyword(state, context),
  };
}

type FieldsOf = (state: InstructionState, context: InstructionContext) => PlainObject;

const pairFields: FieldsOf = (state, { escape }) => ({ insecureTransfers: pairSwitches(state.pairs), secrets: pairSecrets(state, escape) });

const transferFields: FieldsOf = (state, { escape, file }) => ({
  copy: { ...copyFields(state, escape), ...copySource(state, file.stages) },
  secrets: copiedSecrets(state),
});

const startFields: FieldsOf = ({ instruction }, { text }) => ({ execForm: execForm(instruction, text) });

/** The fields only some instructions have. */
const FIELDS_OF_KEYWORD: Readonly<Record<string, FieldsOf>> = {
  FROM: ({ stage }) => (stage === null ? {} : { image: imageObject(stage.image, stage.base !== null) }),
  EXPOSE: (state) => ({ ports: state.arguments.map(portOf) }),
  ENV: pairFields,
  ARG: pairFields,
  COPY: transferFields,
  ADD: transferFields,
  WORKDIR: (state) => ({ workdir: workdirFields(state) }),
  CMD: startFields,
  ENTRYPOINT: startFields,
  MAINTAINER: ({ instruction }, { escape }) => ({ label: maintainerLabel(instruction.arguments[0]?.text ?? "", escape) }),
};

function fieldsOfKeyword(state: InstructionState, context: InstructionContext): PlainObject {
  const { keyword } = state.instruction;
  return Object.hasOwn(FIELDS_OF_KEYWORD, keyword) ? (FIELDS_OF_KEYWORD[keyword]?.(state, context) ?? {}) : {};
}

function flagsOf({ instruction, flags }: InstructionState): PlainObject {
  return Object.fromEntries(
    instruction.flags.map(({ name }, index): [string, Value] => {
      const value = flags[index] ?? null;
      return [name, { value: value === null ? undefined : resolved(value) }];
    }),
  );
}

/** `8080`, `8000-8010/tcp`; unresolved where a part is, without fields where it is no port. */
function portOf(text: string): Value {
  if (resolved(text) === UNRESOLVED) return UNRESOLVED;
  const match = /^(\d{1,15})(?:-(\d{1,15}))?(?:\/(\w+))?$/.exec(text);
  if (match === null) return {};
  const first = Number(match[1]);
  return { first, last: match[2] === undefined ? first : Number(match[2]), protocol: (match[3] ?? "tcp").toLowerCase() };
}
