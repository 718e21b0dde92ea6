import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What of emscripten's module is used here, as PGlite 0.4 has it. */
type Module = {
  FS: { createPreloadedFile: (...given: unknown[]) => void };
  callMain: (args?: string[]) => number;
};
/** Where emscripten's `createPreloadedFile` takes what it calls once the file is there. */
const WHEN_LOADED = 5;

/**
 * The folder of a cluster, already made, for a PGlite that is prepared while another one still has
 * the folder open. Postgres itself, its files and its extensions are loaded, which takes two thirds
 * of the time of opening; nothing in the folder is read or written before `opens` has come.
 */
export class HeldFolder extends NodeFS {
  readonly #opens: Promise<unknown>;
  #isOpen = false;

  constructor(folder: string, opens: Promise<unknown>) {
    super(folder);
    this.#opens = opens.then(() => {
      this.#isOpen = true;
    });
  }

  override async initialSyncFs(): Promise<void> {
    const module = this.pg?.Module as unknown as Module | undefined;
    if (!module?.FS) throw new Error('PGlite has no files to prepare');
    const { FS, callMain } = module;
    module.callMain = (args) => {
      // two on one folder would destroy it
      if (!this.#isOpen) throw new Error('the folder is still open elsewhere');
      return callMain(args);
    };
    // PGlite opens the cluster when the last of its extensions says that it is loaded
    const load = FS.createPreloadedFile;
    FS.createPreloadedFile = (...given) => {
      const loaded = given[WHEN_LOADED] as () => void;
      given[WHEN_LOADED] = () => void this.#opens.then(loaded);
      load(...given);
    };
  }
}
