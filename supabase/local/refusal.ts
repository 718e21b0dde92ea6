/** A start that is refused for a reason the person at the terminal can act on. */
export class Refusal extends Error {
  override name = 'Refusal';
}
