/** Where a step is asked for, the final approval goes by this name. */
export const APPROVAL = 'approval';

/** The boxes one types in on a run, by what they are about. */
export const boxes = {
  signOff: (stepId: string) => `${stepId}/sign-off`,
  rejection: (stepId: string) => `${stepId}/sign-off/reason`,
  comment: (stepId: string) => `${stepId}/comment`,
  changedComment: (stepId: string, commentId: string) => `${stepId}/comment/${commentId}`,
  todo: (stepId: string) => `${stepId}/todo`,
};
