/** Receipt codes kept on this device, for people who said that they want that. */
import * as v from 'valibot';
import { CONTRIBUTION_KINDS } from '#domain/contribution.ts';

const KEY = 'ginnel-receipts';
const MOST = 20;
const KeptSchema = v.array(
  v.object({
    code: v.string(),
    placeCode: v.string(),
    kind: v.picklist(CONTRIBUTION_KINDS),
    sentAt: v.string(),
  }),
);
export type KeptReceipt = v.InferOutput<typeof KeptSchema>[number];

/** What is kept, newest first; what cannot be read was not written by this version and is none. */
export function keptReceipts(): KeptReceipt[] {
  const text = localStorage.getItem(KEY);
  if (text === null) return [];
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptSchema), text);
  return parsed.success ? parsed.output : [];
}

const write = (receipts: KeptReceipt[]) =>
  receipts.length
    ? localStorage.setItem(KEY, JSON.stringify(receipts.slice(0, MOST)))
    : localStorage.removeItem(KEY);

export const keepReceipt = (receipt: KeptReceipt) =>
  write([receipt, ...keptReceipts().filter(({ code }) => code !== receipt.code)]);

export const forgetReceipt = (code: string) =>
  write(keptReceipts().filter((kept) => kept.code !== code));
