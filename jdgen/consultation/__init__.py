"""consultation.yaml: what people say of a proposed change, beside what the roles themselves say."""
