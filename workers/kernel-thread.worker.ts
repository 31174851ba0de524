import './trusted-types.ts';
import { runThread, type ThreadTask } from '../src/engine/bert/thread.ts';

self.onmessage = ({ data }: MessageEvent<ThreadTask>) => {
  void runThread(data, () => self.postMessage('ready'));
};
