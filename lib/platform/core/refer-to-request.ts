/**
 * Names the request in an error that has failed it, so that the error page shows the reference that stands in the log
 * and in every other answer. `digest` is what pages are told of an error; without one the framework makes up its own.
 */
export function referToRequest(error: unknown, requestId: string): unknown {
  // Words without a digit are signals of the framework itself.
  if (error instanceof Error && /\d/.test(requestId)) {
    const referring: Error & { digest?: string } = error;
    referring.digest ??= requestId;
  }
  return error;
}
