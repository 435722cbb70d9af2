package org.postern.bootstrap.command;

/** What is wanted of the file of users. A password is never part of it: it is asked for. */
public sealed interface UserRequest {

    record AddUser(String name) implements UserRequest {}

    record RemoveUser(String name) implements UserRequest {}

    record ChangePassword(String name) implements UserRequest {}

    record ListUsers() implements UserRequest {}
}
