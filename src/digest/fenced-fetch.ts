import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent, type Dispatcher, fetch as undiciFetch } from 'undici';

/** Throws where a request may no longer be sent. */
type Fence = () => void;

const fences = new AsyncLocalStorage<Fence>();

/** Calls the fence once the connection is established, immediately before the request is written to it. */
function withFenceAtStart(handler: Dispatcher.DispatchHandler, fence: Fence): Dispatcher.DispatchHandler {
  return {
    onRequestStart(controller, context) {
      fence();
      handler.onRequestStart?.(controller, context);
    },
    onRequestUpgrade: (...given) => handler.onRequestUpgrade?.(...given),
    onResponseStart: (...given) => handler.onResponseStart?.(...given),
    onResponseData: (...given) => handler.onResponseData?.(...given),
    onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
    onResponseError: (...given) => handler.onResponseError?.(...given),
  };
}

const dispatcher = new Agent().compose((dispatch) => (options, handler) => {
  const fence = fences.getStore();
  return dispatch(options, fence === undefined ? handler : withFenceAtStart(handler, fence));
});

/**
 * Runs `work`. A request that it sends with `fencedFetch` fails with what `fence` throws; `fence` is called when the
 * connection is established and nothing is left but to write the request.
 */
export function withFence<T>(fence: Fence, work: () => Promise<T>): Promise<T> {
  return fences.run(fence, work);
}

/** The global `fetch`, for requests of `withFence` and others. */
export const fencedFetch = (url: string | URL, init?: object) => undiciFetch(url, { ...init, dispatcher });
