/** A mail as it is to be sent. Who sends it adds from whom, and the encodings that a mail needs. */
export interface Mail {
  to: readonly string[];
  /** One line. */
  subject: string;
  text: string;
  html: string;
  /** Names and values are ASCII on one line. */
  headers: Readonly<Record<string, string>>;
}

/** What the service that takes mails answered; 429 also for whatever else passes, such as that sending is paused. */
export interface Mailed {
  status: number;
  /** Of a success its id, else what is wrong. */
  text: string;
  /** What that means, where the status does not say it, as a sentence. */
  problem?: string;
}

/** Hands a mail over. @throws UpstreamFailure if there is no answer. */
export type SendMail = (mail: Mail) => Promise<Mailed>;

/**
 * Has addresses asked whether they want mails, where that is needed. @returns why one of them cannot be mailed to, as the end of
 * a sentence; `null` if all can. @throws Error if the service does not answer, or refuses for no fault of theirs
 */
export type Invite = (addresses: readonly string[]) => Promise<string | null>;
