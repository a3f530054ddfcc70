package com.example.shop;

/** Without something to pack there is nothing that the cache keeps. */
public class Shop {}
