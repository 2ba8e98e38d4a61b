/** A KO of the API: HTTP status and 1fichier's message. Thrown by endpoints, turned into an answer by the API host. */
export class Refusal extends Error {
  readonly status: number;
  /** A call no client of 1fichier should ever make: recorded as rejected. */
  readonly isOurFault: boolean;

  /** Further fields of the answer. */
  readonly more: object;

  constructor(status: number, message: string, isOurFault = false, more: object = {}) {
    super(message);
    this.more = more;
    this.status = status;
    this.isOurFault = isOurFault;
  }
}

/** A body that breaks the contract. The texts of 1fichier for this are not known: all of them are ours. */
export function malformed(what: string): Refusal {
  return new Refusal(400, `Invalid parameter: ${what} #25`, true);
}

export const notFound = (): Refusal => new Refusal(404, 'Resource not found #469');
