import type { Operation, OptionName, OptionRule } from './options.ts';
import { OPTION_KINDS, OPTION_NAMES } from './options.ts';
import type { Row } from './row.ts';
import { TABLE } from './table.ts';

/** As much of JSON Schema as is needed to say what an option takes. */
export interface JsonSchema {
  readonly type: 'string' | 'integer' | 'boolean' | 'object' | 'array';
  readonly description?: string;
  readonly enum?: readonly (string | number)[];
  readonly examples?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/**
 * The options that some model takes for an operation, each with all that any model takes: a form for tools and settings, not
 * a promise of one model. Which model takes what stands in the description.
 */
export function optionSchemas(
  operation: Operation,
  table: readonly Row[] = TABLE,
): Readonly<Partial<Record<OptionName, JsonSchema>>> {
  return Object.fromEntries(
    OPTION_NAMES.flatMap((option): readonly (readonly [OptionName, JsonSchema])[] => {
      const rules = table.flatMap((row) => {
        const rule = (operation === 'edit' ? row.edit?.options : row.generate)?.[option];
        return rule ? [{ family: row.family, rule }] : [];
      });
      if (option === 'model') return [[option, modelSchema(operation, table)]];
      return rules.length > 0 ? [[option, merged(option, rules, table.length)]] : [];
    }),
  );
}

interface FamilyRule {
  readonly family: string;
  readonly rule: OptionRule;
}

function modelSchema(operation: Operation, table: readonly Row[]): JsonSchema {
  const ids = table.filter((row) => row[operation]).flatMap((row) => row.ids);
  return { type: 'string', examples: ids };
}

function merged(option: OptionName, rules: readonly FamilyRule[], families: number): JsonSchema {
  const type = ({ text: 'string', integer: 'integer', flag: 'boolean' } as const)[OPTION_KINDS[option]];
  const takers = rules.map(({ family }) => family).join(', ');
  const note = rules.length < families ? { description: `Taken by: ${takers}` } : {};
  return { type, ...limits(rules.map(({ rule }) => rule)), ...note };
}

function limits(rules: readonly OptionRule[]): Partial<JsonSchema> {
  const choices = rules.filter((rule) => rule.kind === 'choice').flatMap((rule) => rule.values);
  if (choices.length > 0) return { enum: [...new Set(choices)] };
  const sizes = rules.filter((rule) => rule.kind === 'size');
  if (sizes.length > 0)
    return { pattern: '^(auto|[1-9]\\d*x[1-9]\\d*)$', examples: [...new Set(sizes.flatMap((rule) => rule.fixed))] };
  const ranges = rules.filter((rule) => rule.kind === 'range');
  if (ranges.length > 0) {
    return { minimum: Math.min(...ranges.map(({ min }) => min)), maximum: Math.max(...ranges.map(({ max }) => max)) };
  }
  const texts = rules.filter((rule) => rule.kind === 'text');
  return texts.length > 0 ? { maxLength: Math.max(...texts.map(({ max }) => max)) } : {};
}
