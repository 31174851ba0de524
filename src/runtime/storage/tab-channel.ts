/** Tells the other tabs and workers of this origin what has changed. */
export interface TabChannel<Message> {
  /** Does nothing once the channel is closed: a write that was begun before may end after. */
  readonly tell: (message: Message) => void;
  /** @returns a function that removes the listener */
  readonly listen: (listener: (message: Message) => void) => () => void;
  readonly close: () => void;
}

export function openTabChannel<Message>(name: string): TabChannel<Message> {
  const channel = new BroadcastChannel(name);
  let isClosed = false;
  return {
    tell(message) {
      if (!isClosed) channel.postMessage(message);
    },
    listen(listener) {
      const hear = ({ data }: MessageEvent<Message>) => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close() {
      isClosed = true;
      channel.close();
    },
  };
}
