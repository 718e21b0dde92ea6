/** Between what a form holds, text by field, and what the plan's JSON column holds. */

import * as v from 'valibot';
import { type AssetTransferDetails, AssetTransferDetailsSchema } from '#domain/asset-transfer.ts';
import {
  type ImprovementDetails,
  ImprovementDetailsSchema,
  type Works,
} from '#domain/improvement.ts';
import type { PlanKind } from '#domain/plans.ts';
import { said } from '#domain/said.ts';
import { DETAIL_GROUPS, type Field, type FieldName } from './detail-fields.ts';

export type FieldTexts = Partial<Record<FieldName, string>>;
export type FieldError = 'number' | 'date' | 'uprn' | 'long';

const fieldsOf = (kind: PlanKind): Field[] => DETAIL_GROUPS[kind].flatMap(({ fields }) => fields);

export function toTexts(kind: PlanKind, details: Record<string, unknown>): FieldTexts {
  const texts: FieldTexts = {};
  for (const { name } of fieldsOf(kind)) {
    const value = details[name];
    if (value !== undefined && value !== null) texts[name] = String(value);
  }
  return texts;
}

/** `£1,250.50` and `1 250` are numbers too; null for what is not. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[£,\s]/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function errorOf({ name, input }: Field): FieldError {
  if (name === 'uprn') return 'uprn';
  if (input === 'number' || input === 'pounds') return 'number';
  return input === 'date' ? 'date' : 'long';
}

type PlanDetails =
  | { kind: 'asset-transfer'; value: AssetTransferDetails }
  | { kind: 'improvement'; value: ImprovementDetails };
export type ReadDetails =
  | { ok: true; details: PlanDetails }
  | { ok: false; errors: Partial<Record<FieldName, FieldError>> };

/** Empty fields are left out. `works` of an improvement are written in another way than by a text. */
export function readDetails(kind: PlanKind, texts: FieldTexts, works: Works[]): ReadDetails {
  const fields = fieldsOf(kind);
  const input: Record<string, unknown> = kind === 'improvement' ? { works } : {};
  const errors: Partial<Record<FieldName, FieldError>> = {};
  for (const field of fields) {
    const text = said(texts[field.name] ?? '');
    if (!text) continue;
    const numeric = field.input === 'number' || field.input === 'pounds';
    const value = numeric ? readNumber(text) : text;
    if (value === null) errors[field.name] = 'number';
    else input[field.name] = value;
  }
  const result = parseDetails(kind, input);
  if (!result.ok) {
    for (const issue of result.issues) {
      const field = fields.find(({ name }) => name === issue.path?.[0]?.key);
      if (!field) throw new Error(`no field of a ${kind} plan: ${v.summarize(result.issues)}`);
      errors[field.name] ??= errorOf(field);
    }
    return { ok: false, errors };
  }
  return Object.keys(errors).length ? { ok: false, errors } : result;
}

function parseDetails(kind: PlanKind, input: object) {
  if (kind === 'asset-transfer') {
    const read = v.safeParse(AssetTransferDetailsSchema, input);
    return read.success
      ? { ok: true as const, details: { kind, value: read.output } }
      : { ok: false as const, issues: read.issues };
  }
  const read = v.safeParse(ImprovementDetailsSchema, input);
  return read.success
    ? { ok: true as const, details: { kind, value: read.output } }
    : { ok: false as const, issues: read.issues };
}
