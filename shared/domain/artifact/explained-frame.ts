/** What source maps did to one frame of an event, and why not more. */
export interface ExplainedFrame {
  /** What has the stack, by names and indices from the payload's root: `exception.values.0`; `stacktrace` for the root. */
  stack: string;
  /** In the list of frames as it was sent. */
  index: number;
  function: string | null;
  filename: string | null;
  line: number | null;
  column: number | null;
  debug_id: string | null;
  mapped: boolean;
  /** `arrival`: before it was grouped. `read`: just now, because the map came late. */
  mapped_at: 'arrival' | 'read' | null;
  source: { file: string | null; line: number; column: number | null; function: string | null } | null;
  reason: Reason | null;
  explanation: string | null;
}

/** Why a frame is as it was sent, or why not all is known of a mapped one. */
export type Reason =
  /** The project has none. */
  | 'no-maps'
  | 'no-debug-id'
  | 'not-uploaded'
  | 'two-debug-ids'
  | 'refused'
  | 'no-line'
  | 'no-mapping'
  | 'unreachable'
  | 'too-many'
  /** Of no script that somebody wrote. */
  | 'built-in'
  | 'uploaded-after'
  /** Could not be read in time when the event came. */
  | 'late'
  | 'imprecise'
  | 'no-text';

/** The frames of an event that source maps are for. */
export interface ExplainedEvent {
  event_id: string;
  /** Of the frames that a map could be for. */
  state: 'mapped' | 'partly' | 'none';
  frames: ExplainedFrame[];
}
