/** API page. */
export const docs = {
  "docs.title": "API",
  "docs.parameters": "Parameters",
  "docs.document": "OpenAPI document",
  "docs.shapes": "Shapes",
  "docs.required": "required",
  "docs.default": "default {value}",
} as const;
