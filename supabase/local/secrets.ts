import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateApiKey } from '@supabase/lite';
import * as v from 'valibot';
import { Refusal } from './refusal.ts';

const schema = v.object({
  jwtSecret: v.pipe(v.string(), v.minLength(32)),
  publishableKey: v.pipe(v.string(), v.nonEmpty()),
  secretKey: v.pipe(v.string(), v.nonEmpty()),
});
export type Secrets = v.InferOutput<typeof schema>;

/** Makes the data folder, readable by its owner alone, also when it was there before. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    chmodSync(dataDir, 0o700);
  } catch (error) {
    throw new Refusal(
      `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}): choose another with GINNEL_DATA_DIR.`,
    );
  }
}

/**
 * The keys of this installation, made on the first start and kept in `secrets.json` (mode 0600).
 * @throws Refusal when the file is there but cannot be read as keys: new ones would sign everybody out.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const made: Secrets = {
      jwtSecret: randomBytes(48).toString('base64url'),
      publishableKey: (await generateApiKey('publishable')).key,
      secretKey: (await generateApiKey('secret')).key,
    };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    return made;
  }
  chmodSync(file, 0o600);
  const parsed = v.safeParse(schema, parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    throw new Refusal(
      `${file} is damaged: put it back from a copy, or delete it (everybody then has to sign in again).`,
    );
  }
  return parsed.output;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // damaged text is reported by the caller like any other wrong shape
    return null;
  }
}
