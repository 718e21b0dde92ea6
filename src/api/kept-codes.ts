/** Receipt codes kept on this device, for people who said that they want that. */
import * as v from 'valibot';
import { CONTRIBUTION_KINDS } from '#domain/contribution.ts';
import { dropValue, type Kept, keepValue, keptUnder } from './kept.ts';

const PREFIX = 'receipt/';
const MOST = 20;
const ReceiptSchema = v.object({
  code: v.string(),
  placeCode: v.string(),
  kind: v.picklist(CONTRIBUTION_KINDS),
  sentAt: v.string(),
});
export type KeptReceipt = v.InferOutput<typeof ReceiptSchema>;

/** What is kept, newest first; what cannot be read was not written by this version and is none. */
export async function keptReceipts(): Promise<KeptReceipt[]> {
  return [...(await keptUnder(PREFIX)).values()]
    .flatMap((value) => {
      const parsed = v.safeParse(ReceiptSchema, value);
      return parsed.success ? [parsed.output] : [];
    })
    .sort((a, b) => b.sentAt.localeCompare(a.sentAt));
}

/** Where the browser does not take it, nothing is kept: a code that goes with the tab is no help. */
export async function keepReceipt(receipt: KeptReceipt): Promise<Kept> {
  const { kept } = await keepValue(PREFIX + receipt.code, receipt);
  if (!kept) await forgetReceipt(receipt.code);
  for (const { code } of (await keptReceipts()).slice(MOST)) await forgetReceipt(code);
  return { kept };
}

export const forgetReceipt = (code: string): Promise<void> => dropValue(PREFIX + code);
