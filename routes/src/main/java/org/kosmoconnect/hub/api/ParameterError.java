package org.kosmoconnect.hub.api;

/**
 * What is wrong with one parameter.
 *
 * @param in path, query or header
 * @param code stable name of the fault, kebab-case
 */
public record ParameterError(String in, String name, String code, String detail) {}
