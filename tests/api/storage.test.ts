import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { enlarged, metadata, PHOTOGRAPHS, withSegments } from '../../supabase/tests/photographs.ts';
import { areaToSave, LEEDS, planToSave } from '../what-to-save.ts';
import { client, pastTheDoor, signedIn } from './people.ts';

const photograph = new Blob([PHOTOGRAPHS.baseline], { type: 'image/jpeg' });

test('a photograph goes in, comes out without its metadata and is removed by supabase-js', async () => {
  const { client: officer } = await signedIn('officer');
  const folder = await planFolder(officer);
  const name = `${folder}/before-${crypto.randomUUID()}.jpg`;
  const bucket = officer.storage.from('plan-photographs');
  const full = withSegments(PHOTOGRAPHS.progressive, metadata('GPS 53.81 -1.53'));

  const up = await bucket.upload(name, new File([full], 'a.jpg', { type: 'image/jpeg' }));
  expect(up.error).toBeNull();
  expect(isOnDisk(name)).toBe(true);

  const down = await bucket.download(name);
  expect(down.data?.type).toBe('image/jpeg');
  expect(Buffer.from((await down.data?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(
    PHOTOGRAPHS.progressive,
  );

  const again = await bucket.upload(name, photograph);
  expect(again.error).toMatchObject({ statusCode: '409' });

  const removed = await bucket.remove([name]);
  expect(removed.data).toHaveLength(1);
  expect((await bucket.download(name)).error).not.toBeNull();
  expect(isOnDisk(name)).toBe(false);
});

test('others may neither add a photograph nor see one of a draft', async () => {
  const { client: officer } = await signedIn('officer');
  const folder = await planFolder(officer);
  const file = `${folder}/after-${crypto.randomUUID()}.jpg`;
  const added = await officer.storage.from('plan-photographs').upload(file, photograph);
  expect(added.error).toBeNull();

  const { client: resident } = await signedIn('resident');
  const wideOpen = [await pastTheDoor(null), await pastTheDoor('resident')];
  for (const person of [client(), resident, ...wideOpen]) {
    const bucket = person.storage.from('plan-photographs');
    const added = await bucket.upload(`${folder}/after-${crypto.randomUUID()}.jpg`, photograph);
    expect(added.error).not.toBeNull();
    expect((await bucket.download(file)).error).not.toBeNull();
  }
  for (const person of wideOpen) {
    const listed = await person.storage.from('plan-photographs').list(folder);
    expect(listed.data ?? []).toEqual([]);
  }
});

test('nothing is signed, listed, moved or copied, and no link opens anything', async () => {
  const { client: officer } = await signedIn('officer');
  const bucket = officer.storage.from('plan-photographs');
  const file = `${LEEDS}/${crypto.randomUUID()}/before-${crypto.randomUUID()}.jpg`;
  const refused = [
    await bucket.createSignedUrl(file, 60),
    await bucket.createSignedUrls([file], 60),
    await bucket.createSignedUploadUrl(file),
    await bucket.list(LEEDS),
    await bucket.move(file, `${file}2`),
    await bucket.copy(file, `${file}2`),
    await bucket.info(file),
    await bucket.update(file, new Blob(['x'], { type: 'image/jpeg' })),
    await officer.storage.listBuckets(),
    await officer.storage.emptyBucket('plan-photographs'),
  ].map(({ error }) => error && 'status' in error && error.status);
  expect(refused).toEqual([404, 404, 404, 404, 404, 404, 404, 405, 404, 404]);
  const { url } = inject('server');
  const link = await fetch(`${url}/storage/v1/object/sign/plan-photographs/${file}?token=x`);
  expect([link.status, (await link.json()).code]).toEqual([404, 'not_found']);
});

test('a wrong type, a wrong size, what is no photograph and a name outside the folder are refused', async () => {
  const { client: officer } = await signedIn('officer');
  const bucket = officer.storage.from('plan-photographs');
  const folder = await planFolder(officer);
  const name = `${folder}/before-${crypto.randomUUID()}.jpg`;
  const refusal = async (at: string, bytes: BlobPart, type: string) =>
    (await bucket.upload(at, new Blob([bytes], { type }))).error;

  expect(await refusal(name, '<script>', 'text/html')).not.toBeNull();
  const disguised = await refusal(name, '<script>', 'image/jpeg');
  expect(disguised).toMatchObject({ status: 415, message: expect.stringContaining('JPEG') });
  const sixMegabytes = enlarged(PHOTOGRAPHS.baseline, 6 * 1024 * 1024);
  expect(await refusal(name, sixMegabytes, 'image/jpeg')).toMatchObject({ status: 413 });
  expect(isOnDisk(name)).toBe(false);
  const outside = await bucket.upload(`${LEEDS}/../../secrets.json`, photograph);
  expect(outside.error).not.toBeNull();
});

/** The shared server's output lies in its data folder. */
function isOnDisk(name: string): boolean {
  const dataDir = path.dirname(inject('server').output);
  return existsSync(path.join(dataDir, 'storage/plan-photographs', name));
}

async function planFolder(officer: ReturnType<typeof client>): Promise<string> {
  const area = await officer.rpc('save_priority_area', areaToSave('with photographs', 40));
  const plan = await officer.rpc('save_plan', planToSave(area.data.id));
  return `${LEEDS}/${plan.data.id}`;
}
