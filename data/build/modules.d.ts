/** The parts of untyped packages that the pipeline uses. */
declare module 'mapshaper' {
  /** Runs mapshaper's command line on files held in memory; the result has one entry an output file. */
  function applyCommands(
    commands: string,
    input: Record<string, string | Uint8Array | object>,
  ): Promise<Record<string, Uint8Array | string>>;
  const mapshaper: { applyCommands: typeof applyCommands };
  export default mapshaper;
}
