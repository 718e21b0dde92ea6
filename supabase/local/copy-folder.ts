import { constants, copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

/** As many as Node's pool of threads works on. */
const AT_ONCE = 4;

/** Copies a folder of plain files as fast as the disk allows: somebody is kept waiting meanwhile. */
export async function copyFolder(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  await mkdir(to, { recursive: true, mode: 0o700 });
  const files: string[] = [];
  for (const entry of entries) {
    const name = path.relative(from, path.join(entry.parentPath, entry.name));
    if (entry.isDirectory()) await mkdir(path.join(to, name), { recursive: true, mode: 0o700 });
    else if (entry.isFile()) files.push(name);
  }
  const next = files.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const name of next)
        await copyFile(path.join(from, name), path.join(to, name), constants.COPYFILE_FICLONE);
    }),
  );
}
