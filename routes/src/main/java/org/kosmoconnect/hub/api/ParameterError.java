package org.kosmoconnect.hub.api;

/**
 * What is wrong with one parameter, or with one member of a body.
 *
 * @param in path, query, header or body
 * @param code stable name of the fault, kebab-case
 */
public record ParameterError(String in, String name, String code, String detail) {}
