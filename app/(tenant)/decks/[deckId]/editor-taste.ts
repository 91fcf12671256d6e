export const EDITOR_VIEW_COOKIE = 'editor-view';

export const editorViews = ['board', 'list'] as const;
export type EditorView = (typeof editorViews)[number];

export function chooseEditorView(chosen: string | undefined): EditorView {
  return editorViews.find((view) => view === chosen) ?? 'board';
}
