const ALIGNMENT = 64;
/** What lies below is the kernels' own: a table of constants. */
const START = 1024;
const PAGE = 65_536;

/** Hands out ranges of a memory that is made when all is known that will be in it. Offsets and lengths are bytes. */
export class Arena {
  #end = START;

  take(bytes: number): number {
    const at = this.#end;
    this.#end = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT;
    return at;
  }

  get pages(): number {
    return Math.ceil(this.#end / PAGE);
  }
}
