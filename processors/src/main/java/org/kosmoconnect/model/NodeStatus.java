package org.kosmoconnect.model;

/**
 * A line somebody wrote about the node.
 *
 * @param status cleaned
 */
public record NodeStatus(String status) implements Content {}
