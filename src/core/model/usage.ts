/** Token counts as the API reports them; source: the `usage` object of an answer. */
export interface Usage {
  readonly input_tokens?: number;
  readonly input_tokens_details?: { readonly text_tokens?: number; readonly image_tokens?: number };
  readonly output_tokens?: number;
  readonly output_tokens_details?: { readonly text_tokens?: number; readonly image_tokens?: number };
  readonly total_tokens?: number;
}
