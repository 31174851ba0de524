const ALIGNMENT = 64;
const PAGE = 65_536;

/** Hands out ranges of a memory that is made when all is known that will be in it. Offsets and lengths are bytes. */
export class Arena {
  // Nothing lies at 0: an offset that was forgotten would read it.
  #end = ALIGNMENT;

  take(bytes: number): number {
    const at = this.#end;
    this.#end = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT;
    return at;
  }

  get pages(): number {
    return Math.ceil(this.#end / PAGE);
  }
}
